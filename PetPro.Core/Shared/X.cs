namespace PetPro; public static class X;
